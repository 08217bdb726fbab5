package org.certbureau.paper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;

/**
 * A big file of the program's own, read past the class loader: a container's keeps every byte of
 * what it was once asked for.
 */
final class OwnFile {
  private OwnFile() {}

  /**
   * @param path within the classes of the program, without a slash before it
   * @throws IOException where there is none
   */
  static InputStream open(String path) throws IOException {
    URL classes = OwnFile.class.getProtectionDomain().getCodeSource().getLocation();
    boolean folder = classes.getPath().endsWith("/");
    URL file = folder ? new URL(classes, path) : new URL("jar:" + classes + "!/" + path);
    URLConnection connection = file.openConnection();
    // neither is the archive kept open
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
