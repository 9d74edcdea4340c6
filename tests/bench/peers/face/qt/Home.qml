import QtQuick
import "../words.js" as Shared

Page {
    id: page
    name: "home"
    Grid {
        x: 25; y: 240
        columns: 3; spacing: 20
        Repeater {
            model: Shared.themes
            Card {
                width: 330; height: 200
                onTouched: if (Shared.ways[index]) page.chosen(Shared.ways[index])
                Row {
                    anchors.centerIn: parent
                    spacing: 18
                    Rectangle { width: 64; height: 64; radius: 32; color: "#0A356B" }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        font.bold: true
                        text: modelData
                    }
                }
            }
        }
    }
}
