// Everything here makes quicker or calmer what already works without it.
import { foldMenus } from "./menu.js";
import { goToErrors } from "./errors.js";
import { watchButtons } from "./buttons.js";
import { openDropZones } from "./drop-zone.js";
import { watchFacets } from "./facets.js";
import { countLetters } from "./counter.js";
import { keepTyped } from "./typed.js";

document.documentElement.classList.add("has-script");
foldMenus();
goToErrors();
watchButtons();
openDropZones();
watchFacets();
countLetters();
keepTyped();
