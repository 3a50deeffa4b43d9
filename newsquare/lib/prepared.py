"""A question that is put into SQL once and then asked with other values: to compile one costs more than to answer it.

    _LATE = Prepared(lambda: Story.objects.filter(station=given("station", int), expire_at__lte=given("now", datetime)))
    late = _LATE.objects(station=station.pk, now=now)

For what is asked with every post or page. The question itself stays a queryset, so that a rule is written once.
A value that may be None, or that makes it another question, cannot be given: ask those as other querysets are asked.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import Expression

Row = TypeVar("Row", bound=models.Model)

_FIELDS: dict[type, type[models.Field[Any, Any]]] = {
    int: models.BigIntegerField,
    str: models.CharField,
    datetime: models.DateTimeField,
    list: models.JSONField,
}


class _Given(Expression):
    """The place of a value, in the SQL and among its parameters."""

    def __init__(self, name: str, kind: type) -> None:
        super().__init__(output_field=_FIELDS[kind]())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the place."""
        return "%s", (self,)

    def value(self, values: dict[str, Any], own: Any) -> Any:
        """Return the value as the database behind a connection takes it."""
        return self.output_field.get_db_prep_value(values[self.name], own)


def given(name: str, kind: type) -> Any:
    """Return the place of a value in a filter: an int, a str, a datetime, or a list kept as JSON."""
    return _Given(name, kind)


class Prepared(Generic[Row]):
    """A question made by `make`, compiled when it is first asked. Its rows are read at once, without related ones."""

    def __init__(self, make: Callable[[], "models.QuerySet[Row, Any]"]) -> None:
        self._make = make
        self._compiled: _Compiled | None = None

    def objects(self, **values: Any) -> list[Row]:
        """Return the rows as objects of the model, with what the question annotates."""
        asked = self._asked()
        return [self._object(asked, row) for row in asked.answers(values)]

    def first(self, **values: Any) -> Row | None:
        """Return the first object."""
        return next(iter(self.objects(**values)), None)

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a question that asks for `values_list`."""
        return [tuple(row) for row in self._asked().answers(values)]

    def _asked(self) -> "_Compiled":
        if self._compiled is None:
            self._compiled = _Compiled(self._make())
        return self._compiled

    @staticmethod
    def _object(asked: "_Compiled", row: list[Any]) -> Row:
        one: Row = asked.model.from_db(DEFAULT_DB_ALIAS, asked.names, row[asked.begin : asked.end])  # type: ignore[assignment]  # What `make` asks for.
        for name, place in asked.annotations.items():
            setattr(one, name, row[place])
        return one


class _Compiled:
    """The SQL of a question, and how its columns are read. Holds no connection: those belong to threads."""

    def __init__(self, queryset: "models.QuerySet[Any, Any]") -> None:
        compiler: Any = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.places = compiler.as_sql()
        columns = [column[0] for column in compiler.select]
        self.converted = [(place, columns[place]) for place in compiler.get_converters(columns)]
        self.model: type[models.Model] = queryset.model
        self.annotations: dict[str, int] = compiler.annotation_col_map or {}
        fields = (compiler.klass_info or {}).get("select_fields") or [0]
        self.begin, self.end = fields[0], fields[-1] + 1
        self.names = [each.target.attname for each in columns[self.begin : self.end]] if compiler.klass_info else []

    def answers(self, values: dict[str, Any]) -> Iterator[list[Any]]:
        """Yield the rows, as the fields of the model have them."""
        own = connections[DEFAULT_DB_ALIAS]  # This thread's; `connection` would look for it at every use.
        filled = [each.value(values, own) if isinstance(each, _Given) else each for each in self.places]
        with own.cursor() as cursor:
            cursor.execute(self.sql, filled)
            found = cursor.fetchall()
        converters = self._converters(own) if found else []
        for row in map(list, found):
            for place, convert, expression in converters:
                row[place] = convert(row[place], expression, own)
            yield row

    def _converters(self, own: Any) -> list[tuple[int, Callable[..., Any], Any]]:
        """Return what makes values of what a connection has read, in the order of the compiler."""
        return [
            (place, convert, expression)
            for place, expression in self.converted
            for convert in (*own.ops.get_db_converters(expression), *expression.get_db_converters(own))
        ]
