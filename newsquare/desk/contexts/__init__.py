"""Fronts as plain data. All queries of a page happen here."""

from newsquare.desk.contexts.home import home_page
from newsquare.desk.contexts.plan import plan_of
from newsquare.desk.contexts.section import section_page

__all__ = ["home_page", "plan_of", "section_page"]
