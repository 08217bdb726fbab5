package org.certbureau.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;

/** QR codes for papers and screens: level M, which a fold or a stamp's edge does not break. */
public final class QrCode {
  private static final int PIXELS_PER_MODULE = 8;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private QrCode() {}

  /**
   * A black-and-white PNG, eight pixels to the module, with one module of margin: the paper around
   * gives the rest.
   *
   * @param text never personal data, since anyone who finds the paper can read it; at most 2,300
   *     bytes in UTF-8
   * @throws IllegalArgumentException for text that is empty or does not fit
   */
  public static byte[] png(String text) {
    try {
      BitMatrix modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8",
                      EncodeHintType.MARGIN,
                      1));
      return Png.of(image(modules));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(
          "no QR code holds these " + text.length() + " characters", tooLong);
    }
  }

  /** The PNG as a {@code data:} URI, for the {@code src} of an image in a template or page. */
  public static String dataUri(String text) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
  }

  private static BufferedImage image(BitMatrix modules) {
    int width = modules.getWidth() * PIXELS_PER_MODULE;
    int height = modules.getHeight() * PIXELS_PER_MODULE;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean dark = modules.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE);
        image.setRGB(x, y, dark ? BLACK : WHITE);
      }
    }
    return image;
  }
}
