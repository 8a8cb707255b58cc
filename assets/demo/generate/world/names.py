"""What the demo world holds: domains, objects, colours and places, with their names in English and Chinese."""

DOMAINS = {
    "workbench": "工作台",
    "kitchen": "厨房",
    "garden": "花园",
    "corridor": "走廊",
}
TABLE_DOMAINS = ("workbench", "kitchen", "garden")

TASKS = {
    "identification": "识别",
    "localization": "定位",
    "prediction": "预测",
    "counting": "计数",
}

# name: (Chinese, sRGB). Saturated, so that a colour detector has something to hold on to.
COLOURS = {
    "red": ("红色", (214, 48, 49)),
    "orange": ("橙色", (240, 138, 36)),
    "yellow": ("黄色", (246, 205, 56)),
    "green": ("绿色", (52, 168, 83)),
    "blue": ("蓝色", (43, 108, 212)),
    "purple": ("紫色", (138, 79, 190)),
    "pink": ("粉色", (240, 120, 170)),
}

# Objects a hand can carry, per domain; then the tool it works with; then the small things to count.
CARRIED = {
    "workbench": {"screwdriver": "螺丝刀", "tape measure": "卷尺", "glue bottle": "胶水瓶", "parts box": "零件盒", "clamp": "夹子"},
    "kitchen": {"cup": "杯子", "plate": "盘子", "bowl": "碗", "spoon": "勺子", "sponge": "海绵"},
    "garden": {"flower pot": "花盆", "watering can": "洒水壶", "seed bag": "种子袋", "basket": "篮子", "bucket": "水桶"},
}
TOOL = {
    "workbench": ("hammer", "锤子", "strike", "敲击"),
    "kitchen": ("knife", "刀", "cut", "切"),
    "garden": ("trowel", "铲子", "dig", "挖"),
}
SMALL = {
    "workbench": ("washer", "washers", "垫圈"),
    "kitchen": ("berry", "berries", "浆果"),
    "garden": ("flower", "flowers", "花"),
}
SURFACE = {
    "workbench": ("the bench", "台面"),
    "kitchen": ("the worktop", "台面"),
    "garden": ("the bed", "花坛"),
}
# Bilingual labels: what a person reads off a card or a sign.
LABELS = {
    "workbench": ("SCREWS 螺丝", "GLUE 胶水", "SPARES 备件", "FRAGILE 易碎"),
    "kitchen": ("RICE 米", "SALT 盐", "SUGAR 糖", "TEA 茶"),
    "garden": ("MINT 薄荷", "BASIL 罗勒", "BEANS 豆角", "LEEK 韭葱"),
    "corridor": ("EXIT 出口", "LIFT 电梯", "STAIRS 楼梯", "TOILETS 洗手间"),
}

# Places on a table: (x, y) in world pixels round the middle of the view.
SLOTS = {
    "upper left": ("左上", (-96, -38)),
    "upper middle": ("上方中间", (0, -38)),
    "upper right": ("右上", (96, -38)),
    "lower left": ("左下", (-96, 34)),
    "lower middle": ("下方中间", (0, 34)),
    "lower right": ("右下", (96, 34)),
}
SMALL_SPOTS = (
    (-48, -56),
    (-48, -18),
    (48, -56),
    (48, -18),
    (-48, 20),
    (48, 20),
    (-140, -2),
    (140, -2),
    (0, -2),
    (-48, 58),
    (48, 58),
)

CORRIDOR_THINGS = {"cone": "路锥", "box": "箱子", "bin": "垃圾桶"}
SIDES = {
    "on the left": "左侧",
    "on the right": "右侧",
    "in the middle": "中间",
}
DIRECTIONS = {
    "turn left": "左转",
    "turn right": "右转",
    "go straight on": "直行",
    "stop at the closed door": "在关闭的门前停下",
}


def kind_zh(domain, kind):
    if domain == "corridor":
        return CORRIDOR_THINGS[kind]
    return TOOL[domain][1] if kind == TOOL[domain][0] else CARRIED[domain][kind]


def thing_name(kind, colour):
    return f"{colour} {kind}"


def thing_name_zh(domain, kind, colour):
    return COLOURS[colour][0] + kind_zh(domain, kind)
