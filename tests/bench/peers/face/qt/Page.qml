import QtQuick
import "../words.js" as Shared

// What all screens have: title, text and, but at home, the way back.
Rectangle {
    property string name
    signal chosen(string name)
    width: 1080; height: 1800
    color: "#EEF3F9"
    Rectangle {
        width: 1080; height: 200
        color: "#062448"
        Words {
            x: 60; y: 30
            color: "#FFFFFF"
            font { bold: true; pixelSize: 64 }
            text: Shared.screens[name].title
        }
        Words { x: 60; y: 120; color: "#FFFFFF"; text: Shared.screens[name].text }
    }
    Way {
        visible: name !== "home"
        x: 30; y: 1675
        words: Shared.back
        onTouched: chosen("home")
    }
}
