package org.certbureau.scan;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads the QR code off a scanned page, whichever way up it lay. */
public final class QrReader {
  /** A sheet of A4 at 150 dpi has 2.2 million; the code of a paper can be read well then. */
  private static final int ENOUGH_PIXELS = 5_000_000;

  private QrReader() {}

  /** Empty where there is none, or it cannot be read. */
  public static Optional<String> of(ScanImage scan) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(scan.format().imageIoName()).next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(scan.content()))) {
      reader.setInput(input, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      double pixels = (double) scan.width() * scan.height();
      int step = Math.max(1, (int) Math.ceil(Math.sqrt(pixels / ENOUGH_PIXELS)));
      param.setSourceSubsampling(step, step, 0, 0);
      return of(reader.read(0, param));
    } catch (IOException | RuntimeException unsupported) {
      // colours that have no image type here, and whatever else its decoder stumbles over
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /** Likewise of a picture at hand. */
  public static Optional<String> of(BufferedImage page) {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    LuminanceSource source = new RGBLuminanceSource(width, height, pixels);
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(
                  new BinaryBitmap(new HybridBinarizer(source)),
                  Map.of(DecodeHintType.TRY_HARDER, true))
              .getText());
    } catch (ReaderException none) {
      return Optional.empty();
    }
  }
}
