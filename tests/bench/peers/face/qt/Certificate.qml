import QtQuick

Page {
    name: "certificate"
    Image { x: 127; y: 240; source: "../certificate.png" }
}
