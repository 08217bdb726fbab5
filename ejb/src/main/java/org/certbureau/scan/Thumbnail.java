package org.certbureau.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture scaled down until its writing cannot be read any more. */
public final class Thumbnail {
  /** Longer side in pixels: a line of 10 points on A4 is then less than two pixels high. */
  private static final int SIDE = 128;

  private static final String FORMAT = "jpeg";

  public static final String MEDIA_TYPE = "image/" + FORMAT;

  private Thumbnail() {}

  /** Nothing where the picture's colours have no image type here. */
  public static Optional<byte[]> of(ScanFormat format, byte[] picture) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.imageIoName()).next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      reader.setInput(input, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
      param.setSourceSubsampling(step, step, 0, 0);
      ByteArrayOutputStream small = new ByteArrayOutputStream();
      ImageIO.write(scaled(reader.read(0, param)), FORMAT, small);
      return Optional.of(small.toByteArray());
    } catch (IOException | IllegalArgumentException unsupported) {
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage scaled(BufferedImage image) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return small;
  }
}
