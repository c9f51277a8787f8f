package io.github.bgjob.render;

import static io.github.bgjob.render.RenderedTreeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reserved identity becomes the project's own, and none of it is left. */
@Timeout(30)
class RenamingTest {

    @Test
    void everyReservedNameBecomesItsOwn() {
        assertThat(Tiny.templates("java/pom.xml", """
                                <groupId>com.acmetpl</groupId>
                                <artifactId>acmetpl-jobs-core</artifactId>
                                <version>0.0.7-acmetpl</version>
                                <mainClass>com.acmetpl.jobs.cli.Main</mainClass>
                                <resource>com/acmetpl/jobs/page</resource>
                                <appName>acmetpl-azname</appName>
                                """).render(Tiny.project())).hasText("pom.xml", """
                        <groupId>org.shop</groupId>
                        <artifactId>photo-worker-core</artifactId>
                        <version>1.2.0</version>
                        <mainClass>org.shop.photos.cli.Main</mainClass>
                        <resource>org/shop/photos/page</resource>
                        <appName>photos</appName>
                        """);
    }

    @Test
    void pathsAreRenamedToo() {
        assertThat(Tiny.templates(
                                "java/core/src/main/java/com/acmetpl/jobs/http/A.java",
                                "package com.acmetpl.jobs.http;\n\nimport com.acmetpl.jobs.B;\nimport static com.acmetpl.jobs.B.*;\n",
                                "java/core/src/main/resources/META-INF/services/com.acmetpl.jobs.B",
                                "com.acmetpl.jobs.C\n")
                        .render(Tiny.project()))
                .hasText(
                        "core/src/main/java/org/shop/photos/http/A.java",
                        "package org.shop.photos.http;\n\nimport org.shop.photos.B;\nimport static org.shop.photos.B.*;\n")
                .hasText("core/src/main/resources/META-INF/services/org.shop.photos.B", "org.shop.photos.C\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String s = \"com.acmetpl.jobs\";",
                "// see com.acmetpl.jobs.http",
                "/** {@link com.acmetpl.jobs.http.A} */",
                "import com.acmetpl.jobs.B; // com.acmetpl.jobs",
                "com.acmetpl.jobs.B b;",
                "String s = \"acmetpl-jobs\";",
            })
    void javaNamesItOnlyInPackageAndImportLines(String line) {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/A.java", "package com.acmetpl.jobs;\n  " + line + "\n")))
                .hasMessage("java/A.java: has the reserved identity outside package and import lines: '" + line + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java/run.sh", "java/run.cmd", "java/run.ps1", "java/main.bicep"})
    void scriptsDoNotNameIt(String path) {
        assertThat(Tiny.mistakeIn(Tiny.templates(path, "java com.acmetpl.jobs.Main\n")))
                .hasMessage(path + ": is a script and must not have the reserved identity 'acmetpl'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AcmeTpl", "ACMETPL_HOME", "com/acmetpl/other", "acmetpl"})
    void anythingOfItThatIsLeftIsAMistake(String text) {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/a.txt", "x" + text + "\n")))
                .hasMessage("a.txt: still has something of the reserved identity 'acmetpl'");
    }

    @Test
    void anythingOfItThatIsLeftInAPathIsAMistake() {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/AcmeTplMain.java", "class A {}")))
                .hasMessage("AcmeTplMain.java: still has something of the reserved identity 'acmetpl'");
    }

    @Test
    void anythingOfItInBinaryContentIsAMistake() {
        assertThat(Tiny.mistakeIn(Tiny.binary("java/a.bin", "\0com.acmetpl".getBytes(StandardCharsets.US_ASCII))))
                .hasMessage("a.bin: still has something of the reserved identity 'acmetpl'");
    }
}
