"""A body in space: pose data → a skeleton → flat shapes. Pure geometry, no files.

`pose` reads the numbers of one position, `skeleton` and `limbs` solve them, `motion` finds the positions between two.
`body`, `muscles` and `silhouette` are the mannequin and how a camera sees it; `solids` and `equipment` are what it works
with. `scene` puts both into layers, `picture` makes the frames of one exercise, `flat` packs them into a few kilobytes,
`words` says them, and `check` finds what is impossible or at odds with the entry. Centimetres and degrees throughout.
"""
