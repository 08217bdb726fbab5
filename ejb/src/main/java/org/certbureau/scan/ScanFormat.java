package org.certbureau.scan;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.certbureau.region.policy.Uploads;

/** The picture formats the bureau can read, each told by its first bytes, never by a file name. */
public enum ScanFormat {
  JPEG(Uploads.Format.JPEG, "image/jpeg", "jpg", JpegFile::sift) {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 0xFF, 0xD8, 0xFF);
    }
  },
  PNG(Uploads.Format.PNG, "image/png", "png", PngFile::sift) {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
    }
  },
  GIF(Uploads.Format.GIF, "image/gif", "gif", GifFile::sift) {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 'G', 'I', 'F', '8', '7', 'a')
          || startsWith(file, 'G', 'I', 'F', '8', '9', 'a');
    }
  },
  BMP(Uploads.Format.BMP, "image/bmp", "bmp", BmpFile::sift) {
    @Override
    boolean begins(byte[] file) {
      return startsWith(file, 'B', 'M');
    }
  };

  private final Uploads.Format inPolicies;
  private final String mediaType;
  private final String imageIoName;
  private final Function<Sieve, OwnBytes> sifting;

  ScanFormat(
      Uploads.Format inPolicies,
      String mediaType,
      String imageIoName,
      Function<Sieve, OwnBytes> sifting) {
    this.inPolicies = inPolicies;
    this.mediaType = mediaType;
    this.imageIoName = imageIoName;
    this.sifting = sifting;
  }

  abstract boolean begins(byte[] file);

  public String mediaType() {
    return mediaType;
  }

  boolean isAcceptedBy(Uploads uploads) {
    return uploads.formats().contains(inPolicies);
  }

  /** What {@link javax.imageio.ImageIO} calls it. */
  String imageIoName() {
    return imageIoName;
  }

  /** Of a file of this format, what is the picture. Nothing is decoded or inflated for it. */
  OwnBytes ownBytes(byte[] file) {
    try {
      return sifting.apply(new Sieve(file));
    } catch (ArrayIndexOutOfBoundsException beyondTheLastByte) {
      return OwnBytes.TRUNCATED;
    }
  }

  static Optional<ScanFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
  }

  private static boolean startsWith(byte[] file, int... magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((file[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
