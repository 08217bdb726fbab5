package org.certbureau.application.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.region.policy.Material;

/**
 * Which paper a file is of by what its name says: the longest run of characters that it has in
 * common with what a paper is called, or else the paper's own code. Where two papers fit as well,
 * neither does.
 */
record NameSorter(List<Material> materials) {
  /** Two characters say too little: every other paper has 单位 or 证书 in its name. */
  private static final int SHORTEST = 3;

  /** What a page of any paper may be called. */
  private static final String OF_ANY = "复印件|扫描件|原件|盖章|正反面";

  Optional<Material> of(String fileName) {
    String name = fileName.replaceFirst("\\.\\w{1,5}$", "").replaceAll(OF_ANY, " ");
    List<Material> best = new ArrayList<>();
    int longest = SHORTEST - 1;
    for (Material material : materials) {
      int run = called(material).mapToInt(title -> commonRun(name, title)).max().orElse(0);
      if (run > longest) {
        best.clear();
        longest = run;
      }
      if (run == longest && run >= SHORTEST) {
        best.add(material);
      }
    }
    return best.isEmpty()
        ? byCode(name)
        : Optional.of(best.get(0)).filter(only -> best.size() == 1);
  }

  private static Stream<String> called(Material material) {
    return Stream.concat(
        Stream.of(material.title().zh()),
        material.oneOf().stream().map(choice -> choice.label().zh()));
  }

  private Optional<Material> byCode(String name) {
    List<Material> named =
        materials.stream()
            .filter(
                material ->
                    Pattern.compile(
                            "(?<![A-Za-z0-9])" + Pattern.quote(material.code()) + "(?![A-Za-z0-9])")
                        .matcher(name)
                        .find())
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** Length of the longest run of ideographs that stands in both. */
  private static int commonRun(String name, String title) {
    int[] before = new int[title.length() + 1];
    int longest = 0;
    for (int i = 1; i <= name.length(); i++) {
      int[] now = new int[title.length() + 1];
      for (int j = 1; j <= title.length(); j++) {
        char one = name.charAt(i - 1);
        if (one == title.charAt(j - 1) && Character.isIdeographic(one)) {
          now[j] = before[j - 1] + 1;
          longest = Math.max(longest, now[j]);
        }
      }
      before = now;
    }
    return longest;
  }
}
