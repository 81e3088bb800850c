"""The table of rules, in the order of their codes; one file each."""

from evidencegraph.audit.rule import Rule
from evidencegraph.audit.rules import (
    ambiguous_style,
    dangling_pointer,
    disputed_claim,
    double_counted_work,
    duplicate_reference,
    failed_entry,
    retracted_support,
    single_source,
    stale_appraisal,
    tertiary_sources_only,
    uncited_claim,
    uncited_reference,
    unreadable_file,
)

RULES: tuple[Rule, ...] = (
    unreadable_file.RULE,
    ambiguous_style.RULE,
    failed_entry.RULE,
    stale_appraisal.RULE,
    uncited_claim.RULE,
    dangling_pointer.RULE,
    uncited_reference.RULE,
    duplicate_reference.RULE,
    double_counted_work.RULE,
    retracted_support.RULE,
    tertiary_sources_only.RULE,
    single_source.RULE,
    disputed_claim.RULE,
)
