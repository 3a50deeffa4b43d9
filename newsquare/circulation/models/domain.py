"""What the mail servers of one provider have lately let us do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailDomain(models.Model):
    """A domain of recipients that has a limit, or whose mail servers asked us to wait. All stations share it."""

    name = models.CharField(_("domain"), max_length=253, unique=True)
    minute = models.DateTimeField(_("minute that is counted"), null=True)
    taken = models.PositiveIntegerField(_("mails in that minute"), default=0)
    closed_until = models.DateTimeField(_("takes no mail until"), null=True)
    refusals = models.PositiveSmallIntegerField(_("refusals in a row"), default=0)
    last_error = models.CharField(_("what it said"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("mail domain")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
