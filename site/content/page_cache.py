"""Whole answers kept for visitors who are not signed in, and never stale.

    @keep("view", "month")
    def index(request): ...

says that the answer is the same for everybody, whatever cookies they have, and depends on these
query parameters alone (and on whether htmx asks). It is then kept in this process under the edition
that the database had before the page was made (``content.edition``), and under the minute, because
time passes on pages too: what is said to begin at 17.00 is over at 17.00. So an answer is served
again for a minute at most, and not at all once anything has changed, in whatever process.

Other parameters are taken off the address before a kept view sees it. They would else let whoever
invents some fill the memory, or write into the links of a page that others are then served.

An address that leads nowhere is remembered as well, beside the pages, so that a program that tries
addresses costs little and drives out nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from content import edition
from content.edition import touch
from content.keeping import keep, keep_response
from content.shelf import Shelf

__all__ = ["PageCache", "keep", "keep_response", "touch"]

GetResponse = Callable[[HttpRequest], HttpResponseBase]

NOT_MODIFIED = 304
LARGEST = 400_000  # bytes of one answer
LONGEST = 500  # characters of one address
HTMX = ("HTTP_HX_REQUEST", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST")
IN_CODE = "_URI_AUTOENCODED"  # such a header is percent-encoded: the view reads another value


@dataclass(frozen=True, slots=True)
class Kept:
    status: int
    content: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str


class PageCache:
    """Middleware: right after what serves static files, before sessions and all they cost."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.PAGES_KEPT:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.pages: Shelf[Kept] = Shelf(settings.PAGES_KEPT)
        # The parameters that count, by path: known once a path has been answered.
        self.parameters: Shelf[frozenset[str]] = Shelf(settings.PAGES_KEPT)
        self.missing: Shelf[Kept] = Shelf(settings.PAGES_KEPT)
        self.prefixes = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self._is_anybodys(request):
            return self.get_response(request)
        version = (_minute(), edition.of(request).all)
        names = self.parameters.get(request.path_info)
        if names is None:
            missing = self.missing.get(_key(request, "", version), version)
            return _served(request, missing) if missing else self._answer(request, version)
        query = _canonical(request.META.get("QUERY_STRING", ""), names)
        request.META["QUERY_STRING"] = query
        key = _key(request, query, version)
        if _has(request, key):
            return _not_modified(key)
        kept = self.pages.get(key, version)
        if kept is None or (kept.status == NOT_MODIFIED and not _has(request, kept.etag)):
            return self._answer(request, version)
        return _served(request, kept)

    def _is_anybodys(self, request: HttpRequest) -> bool:
        """Nobody in particular asks, for a page, in a language that the address decides."""
        return (
            request.method in ("GET", "HEAD")
            and request.path_info.startswith(self.prefixes)
            and "HTTP_AUTHORIZATION" not in request.META
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and CookieStorage.cookie_name not in request.COOKIES
            and not any(name + IN_CODE in request.META for name in HTMX)
            and len(request.path_info) + len(request.META.get("QUERY_STRING", "")) <= LONGEST
        )

    def _answer(self, request: HttpRequest, version: tuple[int, int]) -> HttpResponseBase:
        asked = request.META.get("QUERY_STRING", "")
        response = self.get_response(request)
        names: frozenset[str] | None = getattr(response, "kept_with", None)
        if not isinstance(response, HttpResponse) or not _is_for_all(response):
            return response
        if names is None:
            if _leads_nowhere(request, response):
                self.missing.put(_key(request, "", version), _kept(response), version)
            return response
        if response.status_code not in (200, NOT_MODIFIED):
            return response
        self.parameters.put(request.path_info, names)
        query = _canonical(asked, names)
        key = _key(request, query, version)
        response.headers.setdefault("ETag", key)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        if request.method == "GET" and asked == query:  # links to itself repeat what was asked
            self.pages.put(key, _kept(response), version)
        return response


def _minute() -> int:
    return int(timezone.now().timestamp()) // 60


def _is_for_all(response: HttpResponse) -> bool:
    """Nothing in it was made for one visitor, and it says nothing else itself."""
    policy = response.headers.get("Content-Security-Policy", "")
    caching = response.headers.get("Cache-Control", "")
    return (
        response.status_code in (200, NOT_MODIFIED, 404)
        and not response.cookies
        and "'nonce-" not in policy
        and not any(word in caching for word in ("private", "no-store"))
        and len(response.content) <= LARGEST
    )


def _leads_nowhere(request: HttpRequest, response: HttpResponse) -> bool:
    """No view knows the address, and no page lies there. What a view of ours does not show may be
    there for somebody else, or in a moment."""
    match = request.resolver_match
    return response.status_code == 404 and (match is None or match.url_name == "wagtail_serve")


def _kept(response: HttpResponse) -> Kept:
    etag = response.headers.get("ETag", "")
    return Kept(response.status_code, response.content, tuple(response.items()), etag)


def _canonical(query: str, names: frozenset[str]) -> str:
    """The parameters that count and have a value, always in the same order."""
    return urlencode(sorted(pair for pair in _pairs(query) if pair[0] in names))


def _pairs(query: str) -> set[tuple[str, str]]:
    return set(parse_qsl(query))


def _key(request: HttpRequest, query: str, version: tuple[int, int]) -> str:
    """Also the ETag: whoever has this one has what we would send."""
    asked = (
        *(settings.RELEASE, *map(str, version), request.get_host(), request.scheme),
        *(request.path_info, query),
        *(request.META.get(name) == "true" for name in HTMX),
    )
    return f'"{sha256(chr(10).join(map(str, asked)).encode()).hexdigest()[:32]}"'


def _has(request: HttpRequest, etag: str) -> bool:
    """In a list of several, too, and where a proxy that compresses has called it weak."""
    return bool(etag) and etag in request.META.get("HTTP_IF_NONE_MATCH", "")


def _served(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    if _has(request, kept.etag):
        return _not_modified(kept.etag)
    return HttpResponse(kept.content, status=kept.status, headers=dict(kept.headers))


def _not_modified(etag: str) -> HttpResponseBase:
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Cookie, HX-Request"}
    return HttpResponseNotModified(headers=headers)
