import QtQuick

Text {
    color: "#10202F"
    font { family: "Noto Sans CJK SC"; pixelSize: 34 }
}
