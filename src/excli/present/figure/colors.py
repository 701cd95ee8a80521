"""The colours of a figure, by role, on light and on dark. Looked up, never computed; a page may set `--fig-ROLE`."""

from __future__ import annotations

LIGHT: dict[str, str] = {"ground": "#ffffff", "floor": "#eceff3", "skin": "#b4bfcc", "edge": "#5b6778", "far-skin": "#d5dbe3", "far-edge": "#a3adba",
         "hair": "#5b6778", "shoe": "#5b6778", "far-shoe": "#a3adba", "primary": "#e02f36", "far-primary": "#ef9da0",
         "secondary": "#f6a04f", "far-secondary": "#f9d2ad", "arrow": "#1f74d8", "halo": "#ffffff",
         "steel": "#7c8796", "plate": "#3d4653", "plate-rim": "#2a313b", "glass": "#3d465338", "iron": "#3d4653", "iron-top": "#566273",
         "pad": "#4c5a6d", "pad-top": "#62728a", "pad-side": "#435061", "pad-rim": "#3b4757", "frame": "#8d98a7", "frame-top": "#a7b1be", "frame-side": "#7c8796",
         "frame-rim": "#6c7786", "cable": "#4c5664", "rope": "#a07f52", "band": "#12977f", "strap": "#c8961e", "wood": "#c9a26f", "wood-top": "#dab98c",
         "wood-side": "#b08a58", "wood-rim": "#9c7846", "wall": "#d9dee5", "wall-top": "#e4e8ed", "wall-side": "#cdd4dd", "mat": "#9bc4bd", "mat-top": "#bfdcd7",
         "mat-side": "#9bc4bd", "foam": "#2f9e8a", "foam-rim": "#23796a", "ball": "#5b4a8a", "ball-top": "#7463a6",
         "gymball": "#7fa8d6", "gymball-top": "#a6c4e6"}  # fmt: skip
DARK: dict[str, str] = LIGHT | {"ground": "#14181f", "floor": "#222833", "skin": "#aeb9c8", "edge": "#10141a", "far-skin": "#6b7788", "far-edge": "#262d38",
                "hair": "#4f5b6c", "shoe": "#e3e8ef", "far-shoe": "#8b96a6", "primary": "#ff3f47", "far-primary": "#a13a42",
                "secondary": "#ffab57", "far-secondary": "#a9743f", "arrow": "#5aa9ff", "halo": "#14181f", "band": "#23c2a4", "steel": "#8b97a8",
                "plate": "#566275", "plate-rim": "#3a4454", "glass": "#8b97a830", "iron": "#566275", "iron-top": "#75829a", "pad": "#3f4d63", "pad-top": "#536480",
                "pad-side": "#35425a", "frame": "#5d6979", "frame-top": "#717d8f", "frame-side": "#4e5968", "frame-rim": "#45505e", "cable": "#9aa5b4",
                "wall": "#2c3440", "wall-top": "#364050", "wall-side": "#262d38", "mat": "#2b5f57", "mat-top": "#34746a", "mat-side": "#2b5f57",
                "wood": "#a07f52", "wood-top": "#b8966a", "wood-side": "#876a42"}  # fmt: skip
# What solids may be made of; each of their faces has a colour of its own, or that of the whole.
_MATERIALS = ("steel", "plate", "iron", "pad", "frame", "cable", "rope", "band", "strap", "wood", "wall", "mat", "foam", "ball",
              "gymball", "skin", "far-skin", "shoe")  # fmt: skip
_FACES = {f"{material}-{face}": material for material in _MATERIALS for face in ("top", "side", "rim")}
for _colors in (LIGHT, DARK):
    for _face, _material in _FACES.items():
        _colors.setdefault(_face, _colors[_material])
# On a terminal nobody knows the ground: middle tones that stand on white and on black.
_MIDDLE = {"skin": "#b4bfcc", "edge": "#4a5565", "far-skin": "#8792a2", "far-edge": "#57616f", "hair": "#566274",
           "shoe": "#6f7c8f", "far-shoe": "#606c7d", "primary": "#e63237", "far-primary": "#a84850",
           "secondary": "#f7a04f", "far-secondary": "#b58458", "arrow": "#3d8bea", "plate": "#5c6879", "plate-rim": "#475263",
           "iron": "#5c6879", "steel": "#8b97a8", "mat": "#5d9389", "mat-top": "#74aaa0", "wall": "#8f99a6",
           "wall-top": "#9aa4b1", "wall-side": "#848e9b"}  # fmt: skip
TERMINAL = {
    role: (int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)) for role, color in (LIGHT | _MIDDLE).items()
}
# Role → colour of 256; 242, a grey, for what is not named.
INK_256 = {"skin": 250, "edge": 240, "far-skin": 244, "far-edge": 240, "hair": 240, "shoe": 243, "far-shoe": 241,
           "primary": 160, "far-primary": 131, "secondary": 215, "far-secondary": 137, "arrow": 33, "band": 36,
           "steel": 246, "plate": 240, "plate-rim": 238, "iron": 240, "iron-top": 243, "pad": 60, "pad-top": 67,
           "pad-side": 60, "frame": 245, "frame-top": 247, "frame-side": 244, "cable": 242, "rope": 137, "strap": 178,
           "wood": 137, "wood-top": 180, "wood-side": 131, "wall": 246, "wall-top": 248, "wall-side": 245, "mat": 72,
           "mat-top": 73, "mat-side": 72, "foam": 36, "foam-rim": 29, "ball": 61, "ball-top": 97, "gymball": 110,
           "gymball-top": 152}  # fmt: skip
# Role → the parameter of its ink where there are sixteen colours; 90 for what is not named.
SIXTEEN = {"primary": 31, "far-primary": 31, "secondary": 33, "far-secondary": 33, "skin": 37, "shoe": 37, "arrow": 94,
           "band": 36}  # fmt: skip
