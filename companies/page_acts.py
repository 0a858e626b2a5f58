"""What the apps above offer on a company's own page, beside booking.

def acts(company) -> list[CompanyAct]: ...
register(acts)                                       # in the app's ready()
"""

from collections.abc import Callable
from dataclasses import dataclass

from companies.models import Company


@dataclass(frozen=True)
class CompanyAct:
    label: str
    url: str
    icon: str


Provider = Callable[[Company], list[CompanyAct]]
PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)


def acts_of(company: Company) -> list[CompanyAct]:
    return [act for provider in PROVIDERS for act in provider(company)]
