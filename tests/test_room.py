"""``config.room``: where deep templates are drawn."""

from config.room import SLOTS, with_room


def test_an_application_with_room_answers_as_before() -> None:
    asked = []

    def application(environ, start_response):
        asked.append((environ, start_response))
        return [b"as before"]

    roomy = with_room(application)

    assert roomy({"PATH_INFO": "/"}, print) == [b"as before"]
    assert asked == [({"PATH_INFO": "/"}, print)]
    assert roomy.__code__.co_stacksize == SLOTS
