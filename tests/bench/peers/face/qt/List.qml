import QtQuick
import "../words.js" as Shared

Page {
    id: page
    name: "list"
    property int at: 0
    Column {
        x: 25; y: 220
        spacing: 20
        Repeater {
            model: Shared.rows.slice(page.at * Shared.onPage, (page.at + 1) * Shared.onPage)
            Card {
                width: 1030; height: 160
                Rectangle { x: 30; y: 48; width: 64; height: 64; radius: 32; color: "#0A356B" }
                Words {
                    x: 112; y: 32; width: 880
                    font.bold: true
                    elide: Text.ElideRight
                    text: modelData.title
                }
                Words { x: 112; y: 88; font.pixelSize: 28; color: "#283A4E"; text: modelData.note }
            }
        }
    }
    Words {
        y: 1535; width: 1080
        horizontalAlignment: Text.AlignHCenter
        text: (page.at + 1) + " / " + Shared.pages
    }
    Way {
        visible: page.at > 0
        x: 30; y: 1505
        words: "上一页"
        onTouched: --page.at
    }
    Way {
        visible: page.at + 1 < Shared.pages
        x: 750; y: 1505
        words: "下一页"
        onTouched: ++page.at
    }
}
