"""Addresses of searching, short lists, kept searches and single candidates."""

from django.urls import URLPattern, path

from careers.views import (
    candidates,
    candidates_lists,
    candidates_one,
    candidates_searches,
    candidates_terms,
)

#: In the namespace ``candidates``, before the address of one candidate.
employers: list[URLPattern] = [
    path("", candidates.search, name="search"),
    path("terms/", candidates_terms.terms, name="terms"),
    path("company/", candidates_terms.choose_company, name="choose_company"),
    path("compare/", candidates.compare, name="compare"),
    path("lists/", candidates_lists.lists, name="lists"),
    path("lists/<int:pk>/", candidates_lists.one_list, name="list"),
    path("lists/<int:pk>/rename/", candidates_lists.rename, name="list_rename"),
    path("lists/<int:pk>/delete/", candidates_lists.delete, name="list_delete"),
    path("searches/", candidates_searches.searches, name="searches"),
    path("searches/keep/", candidates_searches.keep, name="keep_search"),
    path("searches/<int:pk>/", candidates_searches.kept, name="kept"),
    path("searches/<int:pk>/mail/", candidates_searches.mail, name="kept_mail"),
    path("searches/<int:pk>/delete/", candidates_searches.delete, name="kept_delete"),
    path("searches/stop/<str:token>/", candidates_searches.no_more_mail, name="no_more_mail"),
]

#: After everything else: whatever is left is a candidate's handle.
candidate: list[URLPattern] = [
    path("<str:handle>/", candidates_one.candidate, name="candidate"),
    path("<str:handle>/list/", candidates_one.put_on_list, name="put_on_list"),
    path("<str:handle>/notes/", candidates_one.note, name="note"),
    path("<str:handle>/notes/<int:pk>/delete/", candidates_one.note_delete, name="note_delete"),
]
