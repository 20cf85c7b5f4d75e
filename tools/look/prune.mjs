// Drop what the packages bring and the pages never use, and say so when a name here no longer exists: prune.mjs FILE.css
import { readFileSync, writeFileSync } from "node:fs";
import postcss from "postcss";

const NEVER = [
  "govuk-summary-card",
  "govuk-link-image",
  "govuk-link--inverse",
  "govuk-link--text-colour",
  "govuk-link--no-underline",
  "govuk-button--inverse",
  "govuk-button--start",
  "govuk-button__start-icon",
  "govuk-breadcrumbs--inverse",
  "govuk-breadcrumbs--collapse-on-mobile",
  "govuk-back-link--inverse",
  "govuk-file-upload-wrapper",
  "govuk-file-upload-button",
  "govuk-drop-zone",
  "govuk-panel--interruption",
  "moj-timeline__document",
  "moj-timeline--full",
  "moj-side-navigation__title",
  "govuk-radios__conditional",
  "govuk-checkboxes__conditional",
  "govuk-\\!-static",
  "govuk-\\!-padding",
  "govuk-\\!-margin-left",
  "govuk-\\!-margin-right",
  "govuk-\\!-text-break-word",
  "govuk-\\!-font-size",
  "govuk-tag--magenta",
  "govuk-tag--orange",
  "govuk-tag--teal",
  "govuk-caption-xl",
  "govuk-clearfix",
];

const file = process.argv[2];
const root = postcss.parse(readFileSync(file, "utf8"));
const met = new Set();

root.walkRules((rule) => {
  const kept = rule.selectors.filter((selector) => {
    const found = NEVER.find((name) => selector.includes(name));
    if (found) met.add(found);
    return !found;
  });
  if (kept.length === 0) rule.remove();
  else rule.selectors = kept;
});
root.walkAtRules((rule) => {
  if (rule.nodes && rule.nodes.length === 0) rule.remove();
});

writeFileSync(file, root.toString());
for (const name of NEVER) if (!met.has(name)) console.error(`prune.mjs: nothing is called ${name}`);
