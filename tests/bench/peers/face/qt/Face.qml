import QtQuick
import "../words.js" as Shared

// One screen at a time, made anew; the one before lies under it while it fades in.
Rectangle {
    id: face
    width: 1080; height: 1920
    color: "#EEF3F9"

    readonly property var files: ({home: "Home.qml", form: "Form.qml", list: "List.qml",
                                   certificate: "Certificate.qml"})
    property var made: ({})
    property Item shown: null
    property Item before: null

    function show(name) {
        if (!made[name])
            made[name] = Qt.createComponent(files[name]);
        if (before)
            before.destroy();
        before = shown;
        shown = made[name].createObject(body, {opacity: before && isMoving ? 0 : 1});
        shown.chosen.connect(show);
        if (before && isMoving) {
            fading.target = shown;
            fading.restart();
        } else {
            leave();
        }
    }
    function leave() {
        if (before)
            before.destroy();
        before = null;
    }

    Rectangle {
        width: 1080; height: 120
        color: "#0A356B"
        Rectangle {
            x: 60; y: 24; width: 64; height: 64; radius: 12
            color: "transparent"
            border { width: 6; color: "#FFFFFF" }
        }
        Words { x: 150; y: 24; color: "#FFFFFF"; font.bold: true; text: Shared.office }
        Words { x: 150; y: 66; color: "#FFFFFF"; font.pixelSize: 26; text: Shared.line }
    }
    Item { id: body; y: 120; width: 1080; height: 1800 }
    NumberAnimation {
        id: fading
        property: "opacity"; to: 1; duration: Shared.fade
        onFinished: face.leave()
    }
    Component.onCompleted: show("home")
}
