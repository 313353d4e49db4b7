"""Addresses of the review desk, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.review import doubt_views, piece_views, reread_views, views

_DESK = "plans/<slug:key>/review"
_PIECE = f"{_DESK}/pieces/<slug:piece_key>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_DESK}/", views.desk, name="review"),
    path(f"{_DESK}/undo/", views.undo, name="review_undo"),
    path(f"{_DESK}/arrangement/", views.arrange_reporting, name="review_arrangement"),
    path(f"{_DESK}/consolidating/", views.consolidate, name="review_consolidating"),
    path(f"{_DESK}/doubts/", doubt_views.settle_several, name="review_doubts"),
    path(f"{_DESK}/doubts/<slug:doubt_key>/", doubt_views.settle, name="review_doubt"),
    path(f"{_DESK}/doubts/<slug:doubt_key>/reopen/", doubt_views.reopen, name="review_reopen"),
    path(f"{_DESK}/names/", doubt_views.name, name="review_name"),
    path(f"{_DESK}/names/accept/", doubt_views.accept_names, name="review_names_accept"),
    path(f"{_DESK}/add/", piece_views.add, name="review_add"),
    path(f"{_PIECE}/", piece_views.piece, name="review_piece"),
    path(f"{_PIECE}/split/", piece_views.split, name="review_split"),
    path(f"{_PIECE}/merge/", piece_views.merge, name="review_merge"),
    path(f"{_PIECE}/move/", piece_views.move, name="review_move"),
    path(f"{_PIECE}/strike/", piece_views.strike, name="review_strike"),
    path(f"{_PIECE}/restore/", piece_views.restore, name="review_restore"),
    path(f"{_DESK}/reread/", reread_views.reread, name="review_reread"),
    path("documents/<slug:key>/draft/", views.draft_document, name="plan_draft"),
]
