package org.certbureau.scan;

import java.util.Arrays;

/** GIF89a: blocks introduced by 0x2C (image) or 0x21 (extension), trailer 0x3B. */
final class GifFile {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;

  private static final int COMMENT = 0xFE;
  private static final int APPLICATION = 0xFF;

  private final Sieve file;
  private int frames;
  private int keptWithFrame;

  private GifFile(Sieve file) {
    this.file = file;
  }

  static OwnBytes sift(Sieve file) {
    return new GifFile(file).sifted();
  }

  private OwnBytes sifted() {
    try {
      if (blocks()) {
        return OwnBytes.whole(file.kept(), frames, Exif.UPRIGHT);
      }
    } catch (ArrayIndexOutOfBoundsException beyondTheLastByte) {
      // judged by the frame that was complete before
    }
    if (keptWithFrame == 0) {
      return OwnBytes.TRUNCATED;
    }
    // nothing but the trailer is missing, and every viewer does without
    byte[] closed = Arrays.copyOf(file.kept(), keptWithFrame + 1);
    closed[keptWithFrame] = TRAILER;
    return OwnBytes.whole(closed, frames, Exif.UPRIGHT);
  }

  private boolean blocks() {
    int at = 13 + colourTable(file.unsigned(10));
    file.keep(0, at);
    while (true) {
      int from = at;
      switch (file.unsigned(at)) {
        case TRAILER -> {
          file.keep(from, at + 1);
          return true;
        }
        case EXTENSION -> {
          at = behindSubBlocks(at + 2);
          if (changesThePicture(from)) {
            file.keep(from, at);
          }
        }
        case IMAGE -> {
          frames++;
          at = behindSubBlocks(at + 10 + colourTable(file.unsigned(at + 9)) + 1);
          file.keep(from, Math.min(at, file.length()));
          if (at > file.length()) {
            file.add((byte) 0);
          }
          keptWithFrame = file.sizeKept();
        }
        default -> {
          return false;
        }
      }
    }
  }

  /** Comments and XMP tell of the picture, only a colour profile shows in it. */
  private boolean changesThePicture(int extension) {
    int label = file.unsigned(extension + 1);
    return label != COMMENT
        && (label != APPLICATION || file.has(extension + 2, "\u000BICCRGBG1012"));
  }

  private static int colourTable(int packedFields) {
    return (packedFields & 0x80) == 0 ? 0 : 3 << ((packedFields & 0x07) + 1);
  }

  /** A file that stops right behind a sub-block is taken as if the empty one followed. */
  private int behindSubBlocks(int from) {
    int at = from;
    while (at != file.length() && file.unsigned(at) != 0) {
      at += 1 + file.unsigned(at);
    }
    return at + 1;
  }
}
