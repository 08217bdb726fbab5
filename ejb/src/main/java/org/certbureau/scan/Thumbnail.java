package org.certbureau.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
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
      int orientation = format.ownBytes(picture).orientation();
      ImageIO.write(scaled(reader.read(0, param), orientation), FORMAT, small);
      return Optional.of(small.toByteArray());
    } catch (IOException | IllegalArgumentException unsupported) {
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /**
   * @param orientation how a viewer turns the picture, as Exif counts: from 5 on it lies on its
   *     side
   */
  private static BufferedImage scaled(BufferedImage image, int orientation) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    boolean lying = orientation >= 5;
    BufferedImage small =
        new BufferedImage(
            lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.transform(upright(orientation, width, height));
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return small;
  }

  /** Where the stored picture's columns and rows go, so that its top comes to the top. */
  private static AffineTransform upright(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
