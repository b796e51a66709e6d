"""What a page says of how the words for a place were read."""

import pytest


@pytest.mark.parametrize(
    ("near", "sentence"),
    [
        ("near me", "We cannot see where you are. Type a town, a ZIP or a postal code."),
        ("09012", "This is the ZIP code of a military post office, which is on no map."),
        ("https://maps.app.goo.gl/abc", "This link does not say where the place is"),
        ("39.0997, 94.5786", "At these coordinates there is nothing. Is a minus missing"),
        ("Ballard, Seattle", "We do not know “Ballard”. We searched around Seattle, WA."),
        ("Downtown, Kansas City", "We do not know “Downtown”. In which city is it?"),
        ("Orange County, CA", "A county is large. Type your town for better distances."),
        ("K0H", "This postal code covers a large area. Type your town for better distances."),
        ("Jay Creek, NT", "We know this place only by its postal code"),
    ],
)
def test_a_reading_that_needs_a_word_has_one(served, client, near, sentence):
    response = client.get("/search/", {"near": near})
    assert response.status_code == 200
    assert sentence in response.content.decode()


def test_the_words_of_the_visitor_are_escaped(served, client):
    page = client.get("/search/", {"near": "<script>x</script>, Seattle"}).content.decode()
    assert "<script>x" not in page


def test_a_county_of_several_states_is_a_question_with_its_counties(served, client):
    page = client.get("/search/", {"near": "Orange County"}).content.decode()
    assert "Which place do you mean?" in page
    assert 'href="/search/?near=Orange+County%2C+CA"' in page


def test_a_long_link_to_a_map_is_taken_and_other_long_words_are_not(served, client):
    link = "https://www.google.com/maps/place/P/data=" + "x" * 500 + "!3d39.0997!4d-94.5786"
    assert "near Kansas City, MO" in client.get("/search/", {"near": link}).content.decode()
    assert client.get("/search/", {"near": "x" * 500}).status_code == 400


@pytest.mark.parametrize("at", ["", "now"])
def test_the_list_says_how_it_is_sorted(served, client, at):
    page = client.get("/search/", {"near": "64128", "at": at}).content.decode()
    assert ("Unconfirmed hours count as twice as far." in page) is bool(at)
    assert "nearest first" in page
