// What both peers show: the same as the samples of the terminal's face. Read by a page and by QML.
var office = "云溪镇便民服务中心";
var line = "一门 · 自助办理终端";
var back = "返回";
var themes = ["证照证明", "户籍身份", "婚育家庭", "社会保障", "医疗医保", "养老助老",
              "助残服务", "住房安居", "农业林业", "开店经商", "规划建设", "一件事"];
var ways = ["form", "list", "certificate"];
var screens = {
    home: {title: "您要办什么事？", text: "请点一下要办的事项"},
    form: {title: "请写下您的问题", text: "点下面的键盘输入，写好后点“确定”"},
    list: {title: "证照证明", text: "共 200 项，请点一项"},
    certificate: {title: "请核对证照", text: "居住证明 · 王*明 · 云溪镇人民政府 · 有效期至 2030-02-28"}
};
var keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
var rows = [];
var names = ["打印居住证明", "申领困难残疾人生活补贴和重度残疾人护理补贴", "孩子出生一件事",
             "拖拉机、联合收割机登记"];
var notes = ["可以在这里打印", "承诺 20 个工作日", "一次申请", "马上就办"];
for (var i = 0; i < 200; ++i)
    rows.push({title: names[i % 4], note: notes[i % 4]});
var onPage = 7;
var pages = Math.ceil(rows.length / onPage);
var fade = 160;
