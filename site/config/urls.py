"""Every address of the site. Addresses that stay are listed in docs/architecture.md."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.health import healthz, readyz
from content import search_views
from content.feeds import robots, root_redirect
from content.sitemaps import sitemap
from content.styleguide import styleguide
from home.privacy_page import privacy

# Three doors that would let a password alone past the second factor lead to allauth's sign-in.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_reset = RedirectView.as_view(pattern_name="account_reset_password")

handler404 = "content.errors.page_not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", root_redirect, name="root"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/login/", to_sign_in, name="admin_login_door"),
    path("admin/password_reset/", to_reset, name="admin_reset_door"),
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("documents/", include(wagtaildocs_urls)),
    path("demo/", include("outbox.demo_urls")),
]
urlpatterns += i18n_patterns(
    path("_util/login/", to_sign_in, name="frontend_login_door"),
    path("accounts/", include("allauth.urls")),
    path("styleguide/", styleguide, name="styleguide"),
    path("search/", search_views.search, name="search"),
    path("desk/", include("events.desk_urls")),
    path("", include("guidance.urls")),  # /arrival/
    path("ask/", include("asking.urls")),
    path("", include("events.urls")),  # /events/ and /booking/
    path("", include("companies.urls")),  # /company/ and /visit/
    path("", include("careers.urls")),  # /cv/, /candidates/ and /jobs/
    path("mentoring/", include("mentoring.urls")),
    path("my/", include("home.urls")),
    path("privacy/", privacy, name="privacy"),
    path("", include(wagtail_urls)),
)
if settings.DEBUG or settings.DEMO:  # elsewhere the proxy serves them
    media = {"document_root": settings.MEDIA_ROOT}
    prefix = settings.MEDIA_URL.strip("/")
    urlpatterns = [path(f"{prefix}/<path:path>", serve, media, name="media"), *urlpatterns]
