"""Cities by name: what they answer."""

from __future__ import annotations

from newsledger.knowledge.city_names import cities_named, is_town_name, large_city_keys, longest_city_name_from


def test_a_city_is_found_by_its_name_and_by_another():
    (goma,) = (city for city, is_alternate in cities_named("goma") if not is_alternate and city.country == "CD")
    assert goma.population > 100_000
    assert ("kiev", True) in {
        ("kiev", is_alternate) for city, is_alternate in cities_named("kiev") if city.key == "kyiv"
    }
    assert not list(cities_named("no such town"))
    assert not is_town_name("no such town")


def test_a_city_is_no_alternate_where_it_is_also_found_by_its_own_name():
    found = [city.geoname_id for city, _ in cities_named("paris")]
    assert len(found) == len(set(found)) > 1


def test_the_longest_name_is_counted_in_words():
    assert longest_city_name_from("goma") >= 1
    assert longest_city_name_from("new") >= 2
    assert longest_city_name_from("zzz") == longest_city_name_from("") == 0


def test_large_cities_are_known_by_their_primary_names():
    large = large_city_keys(5_000_000)
    assert {"lagos", "tokyo"} <= large
    assert "goma" not in large
