package org.certbureau.paper;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;

/**
 * A big file of the program's own, read past the class loader: a container's keeps every byte of
 * what it was once asked for.
 */
final class OwnFile {
  private static final String ITSELF = OwnFile.class.getName().replace('.', '/') + ".class";

  private OwnFile() {}

  /**
   * @param path within the classes of the program, without a slash before it
   * @throws IOException where there is none
   */
  static InputStream open(String path) throws IOException {
    URL file = at(OwnFile.class.getProtectionDomain().getCodeSource().getLocation(), path);
    URLConnection connection = file.openConnection();
    // neither is the archive kept open
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  /**
   * @param classes where this class comes from, as its loader says it: the archive, the folder, or
   *     the class itself where an application was deployed as a folder
   */
  static URL at(URL classes, String path) throws MalformedURLException {
    String from = classes.toString();
    if (from.endsWith(ITSELF)) {
      return new URL(from.substring(0, from.length() - ITSELF.length()) + path);
    }
    return from.endsWith("/") ? new URL(classes, path) : new URL("jar:" + from + "!/" + path);
  }
}
