// yimen-face-qt FOLDER [--motion]: the four screens in Qt Quick, from the QML in FOLDER/qt.
#include <QGuiApplication>
#include <QQmlContext>
#include <QQuickView>

int main(int count, char** words)
{
    QGuiApplication application(count, words);
    const auto arguments = QGuiApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    QQuickView view;
    view.rootContext()->setContextProperty("isMoving", arguments.contains("--motion"));
    view.setCursor(Qt::BlankCursor);
    view.setGeometry(0, 0, 1080, 1920);
    view.setSource(QUrl::fromLocalFile(arguments[1] + "/qt/Face.qml"));
    if (view.status() != QQuickView::Ready)
        return 1;
    view.show();
    return QGuiApplication::exec();
}
