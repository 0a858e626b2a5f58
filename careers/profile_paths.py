"""Addresses of her own profile, under /cv/."""

from django.urls import path

from careers.views import profile, profile_export, profile_file, profile_prefill, profile_steps

paths = [
    path("", profile.start, name="start"),
    path("preview/", profile.preview, name="preview"),
    path("leave/", profile.leave, name="leave"),
    path("steps/<slug:key>/", profile_steps.step, name="step"),
    path("skills/", profile_steps.offered_skills, name="skills"),
    path("file/", profile_file.file, name="file"),
    path("file/download/", profile_file.download, name="file_download"),
    path("file/remove/", profile_file.remove, name="file_remove"),
    path("import/", profile_file.import_resume, name="import"),
    path("suggestions/", profile_prefill.suggestions, name="suggestions"),
    path("export/", profile_export.choose, name="export"),
    path("export.json", profile_export.as_json, name="export_json"),
    path("cv.pdf", profile_export.as_pdf, name="pdf"),
]
