import io.github.bgjob.it.BuildLog
import io.github.bgjob.it.Project

new BuildLog(basedir.toPath()).hasOneErrorWith('No platform does: R1')
new Project(basedir.toPath().resolve('my-jobs')).isOnlyThePlaceholder()
