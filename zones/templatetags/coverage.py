"""What the directory knows, in templates: shares, and the map with its legend."""

from django import template

from zones.wording import coverage

register = template.Library()
register.filter("percent", coverage.share_in_words)
register.filter("map_name", coverage.map_name)
register.filter("map_aloud", coverage.map_aloud)
register.filter("step_label", coverage.step_label)
register.simple_tag(coverage.known_in_a_sentence, name="known_in_a_sentence")
