// Plain elements, made anew for each screen. ?motion=1: one screen fades into the next.
"use strict";
const isMoving = location.search.includes("motion=1");
const main = document.querySelector("main");
let page = 0;

function element(kind, name, text, parent) {
    const made = document.createElement(kind);
    if (name) made.className = name;
    if (text) made.textContent = text;
    parent.append(made);
    return made;
}

function touchable(name, text, parent, answer) {
    const made = element("div", "card " + name, "", parent);
    if (name === "tile") element("i", "", "", made);
    element("span", "", text, made);
    made.addEventListener("click", answer);
    return made;
}

const drawn = {
    home(section) {
        const tiles = element("div", "tiles", "", section);
        themes.forEach((theme, index) => touchable("tile", theme, tiles, () => {
            if (ways[index]) show(ways[index]);
        }));
    },
    form(section) {
        const entry = element("div", "card entry", "", section);
        const keyboard = element("div", "keyboard", "", section);
        for (const letters of keys) {
            const row = element("div", "keys", "", keyboard);
            for (const letter of letters)
                touchable("key", letter, row, () => { entry.textContent += letter; });
        }
    },
    list(section) {
        for (const one of rows.slice(page * onPage, (page + 1) * onPage)) {
            const row = element("div", "card row", "", section);
            element("i", "", "", row);
            const words = element("div", "", "", row);
            element("b", "", one.title, words);
            element("span", "", one.note, words);
        }
        const turn = by => () => { page += by; show("list", true); };
        element("div", "count", (page + 1) + " / " + pages, section);
        if (page > 0) touchable("way previous", "上一页", section, turn(-1));
        if (page + 1 < pages) touchable("way next", "下一页", section, turn(1));
    },
    certificate(section) {
        element("img", "", "", section).src = "../certificate.png";
    }
};

function show(name, isSame = false) {
    const before = main.lastElementChild;
    const section = document.createElement("section");
    if (!isSame) page = 0;
    const title = element("div", "title", "", section);
    element("h1", "", screens[name].title, title);
    element("p", "", screens[name].text, title);
    drawn[name](section);
    if (name !== "home") touchable("way back", back, section, () => show("home"));
    main.append(section);
    if (!isMoving || isSame || !before) {
        before?.remove();
        return;
    }
    section.animate([{opacity: 0}, {opacity: 1}], fade).onfinish = () => before.remove();
}

document.getElementById("office").textContent = office;
document.getElementById("line").textContent = line;
show("home");
