package org.certbureau.region;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts the policies that come with the program on the shelf at the first start. */
@Startup
@Singleton
@DependsOn("Migration")
public class PolicyLoader {
  private static final String FOLDER = "db/policies/";

  @Inject private FirstEdition firstEdition;

  @PostConstruct
  void load() {
    policies().forEach(firstEdition::storeIfNew);
  }

  /** The documents that the index names; a class path cannot be listed. */
  static List<String> policies() {
    return text("index.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(PolicyLoader::text)
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = PolicyLoader.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
