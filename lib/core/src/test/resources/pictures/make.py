"""Makes the pictures of the tests with Pillow 12.3.0, whose resampling Ascribe reproduces: python3 make.py"""

import random
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
SIZES = ((12, 9), (37, 9), (12, 23), (80, 50), (5, 60), (1, 1), (36, 24))


def noise():
    draw = random.Random(5)
    return Image.frombytes("RGB", (37, 23), draw.randbytes(3 * 37 * 23))


def corners():
    """Grey, each corner of another colour: red, green, blue and white from the top left, clockwise."""
    picture = Image.new("RGB", (48, 32), (128, 128, 128))
    for left, top, colour in ((0, 0, (255, 0, 0)), (32, 0, (0, 255, 0)), (32, 16, (0, 0, 255)), (0, 16, (255, 255, 255))):
        picture.paste(colour, (left, top, left + 16, top + 16))
    return picture


def main():
    source = noise()
    source.save(HERE / "noise.png")
    for size in SIZES:
        source.resize(size, Image.Resampling.BILINEAR).save(HERE / f"noise-{size[0]}x{size[1]}.png")
    turns = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270"}
    for number in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = number
        # Stored turned the other way round, so that turned upright all eight are the same picture.
        stored = corners().transpose(Image.Transpose[turns[number]]) if number > 1 else corners()
        stored.save(HERE / f"turned-{number}.jpg", quality=95, subsampling=0, exif=exif)
    corners().convert("CMYK").save(HERE / "cmyk.jpg", quality=95)
    corners().convert("L").save(HERE / "grey.jpg", quality=95)


if __name__ == "__main__":
    main()
