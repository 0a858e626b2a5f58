"""``<side:side>`` in an address: student or mentor, nothing else. Imported to be registered."""

from django.urls import register_converter

from mentoring.models import Side


class SideConverter:
    regex = "|".join(Side.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(SideConverter, "side")
