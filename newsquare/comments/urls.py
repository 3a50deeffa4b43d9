"""The forum's addresses."""

from django.urls import path

from newsquare.comments.views import finish, own, place, post, report, suspended

app_name = "comments"

urlpatterns = [
    path("comments/post/", post.post, name="post"),
    path("comments/finish/", finish.finish, name="finish"),
    path("comments/under/<int:story_id>/<int:number>/", place.under, name="under"),
    path("comments/suspended/", suspended.suspended, name="suspended"),
    path("comments/<int:comment_id>/", place.permalink, name="permalink"),
    path("comments/<int:comment_id>/reply/", post.reply, name="reply"),
    path("comments/<int:comment_id>/report/", report.report, name="report"),
    path("comments/<int:comment_id>/posted/", finish.posted, name="posted"),
    path("comments/<int:comment_id>/edit/", own.edit, name="edit"),
    path("comments/<int:comment_id>/delete/", own.delete, name="delete"),
    path("me/", own.me, name="me"),
]
