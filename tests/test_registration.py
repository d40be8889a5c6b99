"""The registration payload: complete in both languages and inside Discord's limits."""

from bot.commands import commands
from bot.registration import payload
from tests.surfaces.limits import faults_of_commands


def _leaves(options):
    for option in options:
        yield option
        yield from _leaves(option.get("options", ()))


def test_discord_would_take_it():
    assert faults_of_commands(payload()) == []


def test_every_command_is_there_once():
    paths = []
    for command in payload():
        subs = [option["name"] for option in command.get("options", ()) if option["type"] == 1]
        paths += [f"{command['name']} {sub}" for sub in subs] or [command["name"]] * (command["type"] == 1)
    assert sorted(paths) == sorted(commands())


def test_everything_is_described_in_both_languages():
    for thing in _leaves(payload()):
        if "description" in thing:
            assert thing["description_localizations"]["ja"] != thing["description"], thing["name"]


def test_public_commands_can_be_asked_privately():
    for command in commands().values():
        group, _, name = command.path.rpartition(" ")
        entry = next(c for c in payload() if c["name"] == (group or name))
        options = next(o for o in entry["options"] if o["name"] == name)["options"] if group else entry["options"]
        assert ("private" in [o["name"] for o in options]) != command.private


def test_types_bounds_and_completion_come_from_the_options():
    footprint = next(c for c in payload() if c["name"] == "footprint")
    hardware = next(o for o in footprint["options"] if o["name"] == "hardware")
    options = {o["name"]: o for o in hardware["options"]}
    assert options["gpu"]["type"] == 3
    assert options["gpu"]["autocomplete"] is True
    assert options["count"] | {"type": 4, "min_value": 1} == options["count"]
    assert options["hours"]["type"] == 10
    assert options["pue"]["min_value"] == 1


def test_it_can_be_installed_for_servers_and_people():
    assert all(c["integration_types"] == [0, 1] and c["contexts"] == [0, 1, 2] for c in payload())
