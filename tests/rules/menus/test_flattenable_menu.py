"""MNU114 finds two menus that could be one."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.flattenable_menu import flattenable_menu
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Customers choose their language.", "m:menu {channel: phone, prompt: 'For English, press 1. For Spanish, press 2.'} -1-> n:menu\nm -2-> n\nn {channel: phone} -1-> a:end\nn -2-> b:end\nn -0-> q:queue"),
    Case("Three and three.", "m:menu {channel: phone} -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {channel: phone}!; m -3{label: moving}-> c:end; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -3{label: instalments}-> z:end"),
    Case("Two and two with words.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu!; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end"),
    Case("Words to say: seven would do.", "m:menu -sales-> a:end; m -bills-> n:menu!; m -moving-> c:end; m -orders-> d:end; n -pay-> x:end; n -copy-> y:end; n -instalments-> z:end; n -refund-> u:end"),
    Case("Repeating and a person do not count.", "m:menu {channel: phone} -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {channel: phone}!; m -3{label: moving}-> c:end; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -3{label: instalments}-> z:end; n -9{label: repeat}-> n; n -0-> q:queue; m -0-> q"),
    Case("Three keys without words.", "m:menu -1-> a:end; m -2-> n:menu!; m -3-> c:end; n -1-> x:end; n -2-> y:end; n -3-> z:end"),
    Case("The second menu names itself and its options.", 'm:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {prompt: "This is about bills. To pay press 1, for a copy press 2."}!; n -1-> x:end; n -2-> y:end'),
    Case("How many can be set.", "m:menu {channel: phone} -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {channel: phone}!; m -3{label: moving}-> c:end; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -3{label: instalments}-> z:end; m -4{label: orders}-> d:end", {"most": 6}),
    Case("The second menu is repeated by a counter.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu!; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -no_match-> t:decision; t -more-> s -> n; t -else-> q:queue"),
    Case("It is repeated after a message and a step of the system.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu!; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -no_input-> s -> t:task -> n"),
    Case("An option of the second menu leads back to it.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -3{label: hours}-> s -> n"),
    Case("Customers come back from a third menu.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -no_match-> o:menu -1-> n; o -2-> q:queue"),
    Case("Both menus share what is said before they are repeated.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -no_match-> s:decision; m -no_match-> s; s -one-> n; s -else-> m"),
    Case("Six by key would be too many.", "m:menu {channel: phone} -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {channel: phone}; m -3{label: moving}-> c:end; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -3{label: instalments}-> z:end; m -4{label: orders}-> d:end"),
    Case("Eight by words would be too many.", "m:menu -sales-> a:end; m -bills-> n:menu; m -moving-> c:end; m -orders-> d:end; m -offers-> f:end; n -pay-> x:end; n -copy-> y:end; n -instalments-> z:end; n -refund-> u:end"),
    Case("A confirmation below.", "m:menu -1{label: sales}-> a:end; m -2{label: cancel order}-> n:menu; m -3{label: moving}-> c:end; n -1{label: 'yes'}-> x:end; n -2{label: 'no'}-> m"),
    Case("A question for yes or no above.", "m:menu -1{label: 'yes'}-> n:menu; m -2{label: 'no'}-> a:end; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; n -3{label: refund}-> z:end"),
    Case("Two keys nobody has words for.", "m:menu -1-> a:end; m -2-> n:menu; n -1-> x:end; n -2-> y:end"),
    Case("A survey below.", "m:menu -1{label: sales}-> a:end; m -2{label: rate us}-> n:menu {title: Survey}; n -1{label: good}-> x:end; n -2{label: bad}-> y:end"),
    Case("A menu that was not read to the end.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {incomplete: true}; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end"),
    Case("A choice of language has two menus below.", "m:menu -1{label: one}-> n:menu; m -2{label: two}-> o:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; o -1{label: pagar}-> x; o -2{label: copia}-> y"),
    Case("Something is said before the second menu.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> s -> n:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end"),
    Case("The second menu can be reached from elsewhere.", "s:decision -> m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end; s -> n"),
    Case("An option leads back to its own menu.", "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> m; m -3{label: moving}-> c:end"),
    Case("The menus are too deep anyway.", "a:menu -1-> b:menu -1-> c:menu -1-> d:menu -1-> x:end; d -2-> y:end; d -3-> z:end; a -2-> x; a -3-> y; b -2-> x; b -3-> y; c -2-> x; c -3-> y"),
    Case("The second menu tells something first.", 'm:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {prompt: "Your last bill was sent on Monday and is due this week. To pay press 1, for a copy press 2."}; n -1-> x:end; n -2-> y:end'),
    Case("Nobody knows what the second menu says.", 'm:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu {prompt: "{bill} To pay press 1, for a copy press 2."}; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end'),
    Case("Nobody gets there.", "s:end\nm:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu; n -1{label: pay}-> x:end; n -2{label: copy}-> y:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(flattenable_menu, case)


def test_message() -> None:
    text = (
        "m:menu -1{label: sales}-> a:end; m -2{label: bills}-> n:menu;"
        " n -1{label: pay}-> x:end; n -2{label: copy}-> y:end"
    )
    (found,) = problems(flattenable_menu, sketch(text).journey)
    assert found.message == (
        "Customers choose in “M” and then again in “N”, where one menu with 3 options would do."
    )
    assert found.path == found.related
