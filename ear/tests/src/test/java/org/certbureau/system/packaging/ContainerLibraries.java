package org.certbureau.system.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * What Payara Micro carries that is not Payara's own, and what each archive says of its licence.
 */
final class ContainerLibraries {
  private static final String FOLDER = "MICRO-INF/runtime/";
  private static final Pattern LICENCE_OF_POM =
      Pattern.compile("<license>\\s*<name>([^<]*)</name>", Pattern.DOTALL);

  /** Those that say nothing of themselves, by what their projects publish. */
  private static final Map<String, List<Licence>> SILENT =
      Map.of(
          "grizzly-npn-api.jar", List.of(Licence.EPL, Licence.GPL_CE),
          "reactive-streams.jar", List.of(Licence.MIT_0),
          "reactor-core.jar", List.of(Licence.APACHE));

  /** Payara's own without a group in them: descriptors and small wrappers. */
  private static final List<String> OWN =
      List.of("dtds.jar", "schemas.jar", "wrapper.jar", "jndi-properties.jar");

  /** The bureau's, in the place of the container's. */
  private static final String H2 = "h2.jar";

  private ContainerLibraries() {}

  /** The archives by name, with their licences; none where an archive is silent. */
  static Map<String, List<Licence>> of(Archive uberJar) {
    Map<String, List<Licence>> found = new TreeMap<>();
    for (String name : uberJar.jars(FOLDER)) {
      Archive archive = uberJar.inner(FOLDER + name);
      if (!name.equals(H2) && !OWN.contains(name) && !isPayaras(archive)) {
        found.put(name, SILENT.getOrDefault(name, licences(archive)));
      }
    }
    return found;
  }

  private static boolean isPayaras(Archive archive) {
    return archive
        .text("pom.properties")
        .filter(text -> text.contains("groupId=fish.payara"))
        .isPresent();
  }

  private static List<Licence> licences(Archive archive) {
    return bundleLicences(archive)
        .or(() -> archive.text("pom.xml").map(ContainerLibraries::pomLicences))
        .orElse(List.of())
        .stream()
        .map(Licence::named)
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<List<String>> bundleLicences(Archive archive) {
    return archive
        .text("MANIFEST.MF")
        .map(ContainerLibraries::bundleLicence)
        .map(named -> List.of(named.split(",")));
  }

  private static String bundleLicence(String manifest) {
    try (InputStream in = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))) {
      return new Manifest(in).getMainAttributes().getValue("Bundle-License");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> pomLicences(String pom) {
    return LICENCE_OF_POM.matcher(pom).results().map(found -> found.group(1)).toList();
  }
}
