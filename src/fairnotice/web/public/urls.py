"""Addresses that anybody may read."""

from django.urls import URLPattern, path

from fairnotice.web.public.complain import complain
from fairnotice.web.public.figures import figures, figures_csv
from fairnotice.web.public.law import country, law_map
from fairnotice.web.public.notice import notice
from fairnotice.web.public.pages import about, robots
from fairnotice.web.public.practice import practice, practice_entry
from fairnotice.web.public.register import register
from fairnotice.web.public.status import status

app_name = "public"
urlpatterns: list[URLPattern] = [
    path("register/", register, name="register"),
    path("register/<uuid:extract>/", notice, name="notice"),
    path("notices/<slug:number>/<slug:code>/", status, name="status"),
    path("what-a-notice-is/", about, name="about"),
    path("what-a-notice-means/", law_map, name="law"),
    path("what-a-notice-means/<slug:code>/", country, name="country"),
    path("where-to-complain/", complain, name="complain"),
    path("figures/", figures, name="figures"),
    path("figures/figures.csv", figures_csv, name="figures_csv"),
    path("practice/", practice, name="practice"),
    path("practice/<slug:entry>/", practice_entry, name="practice_entry"),
    path("robots.txt", robots, name="robots"),
]
