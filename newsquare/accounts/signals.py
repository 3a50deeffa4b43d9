"""What happened to accounts. Sent inside the transaction that did it."""

from django.dispatch import Signal

account_erased = Signal()  # user_id, with_words: what was published goes too; sent before name and address are gone
data_asked = Signal()  # user; receivers return what they hold of the person, as {name: plain data}
name_chosen = Signal()  # user, request; the page on which a person chose the name shown was sent
staff_left = Signal()  # user, station; receivers may return words for what stays, as a list
