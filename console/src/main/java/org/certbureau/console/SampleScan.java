package org.certbureau.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture that looks like a scanned form from afar: lines, boxes and a round seal. */
public final class SampleScan {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 877;

  private SampleScan() {}

  /**
   * @param seed tells one picture from another
   * @return a JPEG well below what the regions allow
   */
  public static byte[] jpeg(long seed) throws IOException {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.DARK_GRAY);
    Random lengths = new Random(seed); // the same seed, the same picture
    for (int y = 120; y < 700; y += 36) {
      pen.drawRect(60, y, 500, 36);
      pen.fillRect(72, y + 14, 60 + lengths.nextInt(380), 8);
    }
    pen.fillRect(200, 60, 220, 18);
    pen.setColor(new Color(0xc8161d));
    pen.setStroke(new BasicStroke(5));
    pen.drawOval(390, 700, 130, 130);
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(page, "jpg", jpeg);
    return jpeg.toByteArray();
  }
}
