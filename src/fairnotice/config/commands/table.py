"""Every command of `fairnotice`, written out. Each is loaded only when it is asked for."""

from fairnotice.cli.group import Entry, LazyGroup
from fairnotice.cli.version import version_option

FILES = "On files (no server needed)"
PLACE = "On an installation"

COMMANDS = (
    Entry("review", "fairnotice.cli.review:review", "Review a case file against the rules.", FILES),
    Entry("effect", "fairnotice.cli.effect:effect", "What a warrant or notice means in one country.", FILES),
    Entry("exposure", "fairnotice.cli.exposure:exposure", "What it means in law, country by country.", FILES),
    Entry("check", "fairnotice.cli.check:check", "Check one name against lists.", FILES),
    Entry("screen", "fairnotice.cli.screen:screen", "Check a file of travellers against lists.", FILES),
    Entry("list", "fairnotice.config.commands.lists:list_", "Build, convert and look at lists.", FILES),
    Entry("quality", "fairnotice.cli.quality:quality", "How many innocent travellers a notice would stop.", FILES),
    Entry("practice", "fairnotice.cli.practice:practice", "Search published practice.", FILES),
    Entry("print", "fairnotice.cli.print_notice:print_", "Print signed notices as PDF.", FILES),
    Entry("paper-kit", "fairnotice.cli.paper_kit:paper_kit", "Print a sheet for a post without a computer.", FILES),
    Entry("schema", "fairnotice.cli.schema:schema", "Print a JSON Schema.", FILES),
    Entry("serve", "fairnotice.config.commands.serve:serve", "Serve the HTTP API, with its database.", PLACE),
    Entry("desk", "fairnotice.desk.commands:desk", "Run a member's own desk.", PLACE),
    Entry("pack", "fairnotice.config.commands.pack:pack", "A view as a file, for a desk without a line.", PLACE),
    Entry("demo", "fairnotice.config.commands.demo:demo", "Tell the worked case, step by step.", PLACE),
    Entry("log", "fairnotice.config.commands.log:log", "Verify the event log.", PLACE),
    Entry("init", "fairnotice.config.commands.init:init", "Make a data folder.", PLACE),
    Entry("token", "fairnotice.config.commands.token:token", "Make and revoke tokens.", PLACE),
    Entry("key", "fairnotice.config.commands.key:key", "The key that signs what circulates.", PLACE),
    Entry("webhook", "fairnotice.config.commands.webhook:webhook", "Tell systems of bureaus of news.", PLACE),
    Entry("account", "fairnotice.config.commands.account:account", "Let accounts sign in to the pages.", PLACE),
    Entry("desk-code", "fairnotice.config.commands.desk_code:desk_code", "Let a desk of a member in.", PLACE),
    Entry("feed", "fairnotice.config.commands.feed:feed", "Turn feeds of the public part on and off.", PLACE),
    Entry("sweep", "fairnotice.config.commands.sweep:sweep", "Act on every due date that is over.", PLACE),
    Entry("watch", "fairnotice.config.commands.watch:watch", "Review live notices again.", PLACE),
    Entry("backup", "fairnotice.config.commands.backup:backup", "Back up an installation into one file.", PLACE),
    Entry("restore", "fairnotice.config.commands.backup:restore", "Make a data folder from a backup.", PLACE),
    Entry("docs", "fairnotice.config.commands.docs:docs", "Write or check the generated pages.", "For developers"),
)

fairnotice = LazyGroup(
    "fairnotice",
    COMMANDS,
    help="The life of an international wanted-person notice: review, decision, circulation, border check, withdrawal.",
)
fairnotice.params.append(version_option())
