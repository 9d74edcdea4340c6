import QtQuick

Card {
    property alias words: label.text
    width: 300; height: 110
    border.color: "#0A356B"
    Words { id: label; anchors.centerIn: parent; font.bold: true; color: "#0A356B" }
}
