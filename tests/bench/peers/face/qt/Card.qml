import QtQuick

Rectangle {
    property alias isPressed: area.pressed
    signal touched
    radius: 20
    color: area.pressed ? "#E3EDF9" : "#FFFFFF"
    border { width: 4; color: "#C4D1E0" }
    MouseArea { id: area; anchors.fill: parent; onClicked: parent.touched() }
}
