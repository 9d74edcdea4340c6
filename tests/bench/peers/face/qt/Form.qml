import QtQuick
import "../words.js" as Shared

Page {
    name: "form"
    Card {
        x: 25; y: 240; width: 1030; height: 300
        Words {
            id: entry
            anchors { fill: parent; margins: 30 }
            font.pixelSize: 44
            wrapMode: Text.WrapAnywhere
        }
    }
    Column {
        y: 950
        width: 1080
        spacing: 15
        Repeater {
            model: Shared.keys
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 10
                Repeater {
                    model: modelData.split("")
                    Card {
                        width: 96; height: 130; radius: 12
                        onTouched: entry.text += modelData
                        Words {
                            anchors.centerIn: parent
                            font { bold: true; pixelSize: 40 }
                            text: modelData
                        }
                    }
                }
            }
        }
    }
}
