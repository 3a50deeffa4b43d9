"""The forum's addresses."""

from django.urls import path

from newsquare.comments.views import (
    appeal,
    feed,
    finish,
    mute,
    own,
    place,
    post,
    replies,
    report,
    respect,
    suspended,
    tally,
)

app_name = "comments"

urlpatterns = [
    path("comments/decisions/", tally.tally, name="decisions"),
    path("comments/post/", post.post, name="post"),
    path("comments/finish/", finish.finish, name="finish"),
    path("comments/under/<int:story_id>/<feed_file:file>", feed.feed, name="feed"),
    path("comments/suspended/", suspended.suspended, name="suspended"),
    path("comments/under/<int:story_id>/<int:number>/", place.under_by_number),
    path("comments/under/<int:story_id>/<slug:order>/", place.under, name="under"),
    path("comments/under/<int:story_id>/<slug:order>/<int:number>/", place.under, name="under_later"),
    path("comments/<int:comment_id>/answers/", place.answers, name="answers"),
    path("comments/<int:comment_id>/answers/<int:number>/", place.answers, name="answers_later"),
    path("comments/<int:comment_id>/respect/", respect.respect, name="respect"),
    path("comments/<int:comment_id>/", place.permalink, name="permalink"),
    path("comments/<int:comment_id>/reply/", post.reply, name="reply"),
    path("comments/<int:comment_id>/report/", report.report, name="report"),
    path("comments/<int:comment_id>/posted/", finish.posted, name="posted"),
    path("comments/<int:comment_id>/appeal/", appeal.appeal, name="appeal"),
    path("comments/<int:comment_id>/mute/", mute.mute, name="mute"),
    path("comments/muted/<int:story_id>/", mute.muted_under, name="muted_under"),
    path("me/replies/", replies.choose, name="replies"),
    path("comments/replies/stop/<str:token>/", replies.stop, name="stop_replies"),
    path("me/muted/<int:mute_id>/undo/", mute.unmute, name="unmute"),
    path("comments/<int:comment_id>/edit/", own.edit, name="edit"),
    path("comments/<int:comment_id>/delete/", own.delete, name="delete"),
    path("me/", own.me, name="me"),
]
