package org.kpiplatform.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.architecture.PlatformClasses.ALL;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.Entity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {

    private static final String ROOT = "org.kpiplatform.";
    private static final String DOMAIN = ROOT + "domain..";
    private static final String API = ROOT + "api..";
    private static final String SPI = ROOT + "connector.spi..";
    private static final String HOST = ROOT + "connector.host..";
    private static final String TCK = ROOT + "connector.tck..";
    private static final String APP = ROOT + "app..";
    private static final String[] TECHNICAL = {
        ROOT + "app.database..",
        ROOT + "app.json..",
        ROOT + "app.openapi..",
        ROOT + "app.problem..",
        ROOT + "app.request.."
    };
    private static final String SOURCE = ROOT + "app.source..";

    @ParameterizedTest
    @FieldSource("org.kpiplatform.app.architecture.PlatformClasses#MODULES")
    void readsClassesOfEveryModule(String module) {
        assertThat(PlatformClasses.of(module).size()).as(module).isPositive();
    }

    @Test
    void readsThePlatformAndNotJustAPartOfIt() {
        assertThat(ALL.size()).isGreaterThan(200);
    }

    @Test
    void theDomainKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", DOMAIN)
                .check(ALL);
    }

    @Test
    void theContractKnowsTheDomainAndTheStandardsOfRest() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "jakarta.ws.rs..",
                        "jakarta.validation..",
                        "org.eclipse.microprofile.openapi..",
                        DOMAIN,
                        API)
                .check(ALL);
    }

    @Test
    void theSpiKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(SPI)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", SPI)
                .check(ALL);
    }

    @Test
    void theHostKnowsTheSpiOnly() {
        classes()
                .that()
                .resideInAPackage(HOST)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", SPI, HOST)
                .check(ALL);
    }

    @Test
    void theKitKnowsTheSpiAndTestLibrariesOnly() {
        classes()
                .that()
                .resideInAPackage(TCK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "org.junit..", "org.opentest4j..", "org.assertj..", SPI, TCK)
                .check(ALL);
    }

    @Test
    void connectorsKnowNothingOfThePlatformButTheSpi() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOMAIN, API, APP, "jakarta..", "io.quarkus..", "org.eclipse.microprofile..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "connector..")
                .and()
                .resideOutsideOfPackages(HOST, TCK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOST, TCK)
                .check(ALL);
    }

    @Test
    void connectorsKnowNothingOfEachOther() {
        slices().matching(ROOT + "connector.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(SPI))
                .check(ALL);
    }

    /// Records arrive as the SPI's records: what is staged is what a connector delivered.
    @Test
    void onlySourcesAndRecordsKnowWhatConnectorsDeliver() {
        noClasses()
                .that()
                .resideInAPackage(APP)
                .and()
                .resideOutsideOfPackages(SOURCE, ROOT + "app.record..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SPI)
                .check(ALL);
    }

    @Test
    void onlySourcesLoadConnectors() {
        noClasses()
                .that()
                .resideInAPackage(APP)
                .and()
                .resideOutsideOfPackage(SOURCE)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "connector..").and(resideOutsideOfPackage(SPI)))
                .check(ALL);
    }

    @Test
    void nothingLeansOnSources() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SOURCE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SOURCE)
                .check(ALL);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(ROOT + "app.(*)..").should().beFreeOfCycles().check(ALL);
        slices().matching(ROOT + "domain.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void technicalPackagesKnowNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage(TECHNICAL)
                .should()
                .dependOnClassesThat(resideInAPackage(APP).and(resideOutsideOfPackages(TECHNICAL)))
                .check(ALL);
    }

    @Test
    void theClientTalksHttpAndKnowsNothingOfTheService() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "app.client..", ROOT + "app.demo..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta.enterprise..", APP)
                        .and(resideOutsideOfPackages(ROOT + "app.client..", ROOT + "app.demo..")))
                .check(ALL);
    }

    @Test
    void rowsStayInsideTheirFeature() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void nothingIsNamedAfterItsMechanismOrLayer() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|DTO|Dto|Service|Controller|Repository)")
                .check(ALL);
    }

    @Test
    void theContractDeclaresNoCopyOfADomainRecord() {
        Set<List<String>> domain = shapes("org.kpiplatform.domain").collect(Collectors.toSet());

        assertThat(shapes("org.kpiplatform.api").filter(domain::contains)).isEmpty();
    }

    @Test
    void packagesAreNullMarked() {
        assertThat(ALL.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(it -> it.getName().startsWith(ROOT)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.isAnnotatedWith(NullMarked.class))
                        .as(it.getName())
                        .isTrue());
    }

    private static Stream<List<String>> shapes(String root) {
        return ALL.stream()
                .filter(type -> type.isRecord() && type.getPackageName().startsWith(root))
                .map(type -> Arrays.stream(type.reflect().getRecordComponents())
                        .map(RecordComponent::toString)
                        .toList());
    }
}
